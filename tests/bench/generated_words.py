"""The words that generated articles are made of. Nothing here decides anything."""

from __future__ import annotations

SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Phan Trương Đinh Lý Đoàn Mai Trịnh Cao".split()
MIDDLE_NAMES = "Văn Hữu Đức Minh Quang Thanh Ngọc Xuân Quốc Anh Hải Thị Thu Kim Bảo Gia Trọng Mạnh Tiến Đình".split()
GIVEN_NAMES = (
    "Hùng Dũng Cường Tuấn Thắng Sơn Hải Long Khánh Phong Trung Kiên Thành Vinh Quân Huy Đạt Hiếu Nghĩa Toàn Lan "
    "Hương Mai Hoa Thảo Nhung Trang Yến Loan Hạnh Thủy Ngân Dung Hiền Phương Linh Chi Vân Nga Oanh"
).split()

TRADES = (
    "Dệt may|Thủy sản|Xi măng|Cao su|Vận tải|Xây dựng|Dược phẩm|Cơ khí|Bao bì|Phân bón|Thép|Nhựa|Gỗ|"
    "Chế biến thực phẩm|Xây lắp|Vật liệu xây dựng"
).split("|")
# No two of them name a company that there is, and none is a verb.
BRANDS = (
    "Minh Tân Lâm Hưng Thịnh Long Hải Sơn Đông Nam Thiên Diệu Quang Vinh Lộc Phát Thành Công Tiến Đạt Bảo Châu Ngọc "
    "Thái Cường Giang Việt Kim Hoàng Gia"
).split()

TITLES = ("Tổng Giám đốc", "Phó Tổng Giám đốc", "Chủ tịch Hội đồng quản trị", "Kế toán trưởng")
EVENTS = (
    # The words of the event, and its type.
    ("hội nghị tổng kết công tác", "meeting"),
    ("lễ ký kết thỏa thuận hợp tác", "signing"),
    ("lễ khánh thành nhà máy", "milestone"),
)

# Two of them make a word: so many words that sentences without facts repeat each other no more than those of real
# articles do.
SYLLABLES = (
    "kỹ thuật công nghệ nhân lực thị trường khách hàng chất lượng môi sản phẩm quy trình thiết bị vật tư nguyên "
    "liệu dịch vụ thương hiệu hạ tầng nhà xưởng kho bãi dữ tài chính chi phí dòng vốn hợp đồng đối tác mạng lưới "
    "văn hóa luật sáng kiến đào tạo tuyển dụng phúc lợi đời sống thi đua phong trào an sinh cộng năng nhiên điện "
    "nước thải khí rủi ro pháp lý quản kiểm soát giám sát bảo dưỡng sửa chữa vận hành xuất kinh doanh phân phối "
    "bán tiếp truyền thông nghiên cứu kế thiết thi nghiệm đóng gói chuyển tồn chiến lược mục tiêu tiến độ suất "
    "hiệu quả định mức chuẩn chứng nhận bản quyền mềm hệ thống máy bảo mật động số tái cấu trúc thoái tích lũy "
    "tiết kiệm khai thác chế biến gia công lắp ráp dây chuyền cơ cấu tổ bộ khâu vòng nguồn khung nền lớp tuyến cụm "
    "nhóm mảng khối chuỗi vùng miền biển rừng núi sông đất cát đá gỗ thép sắt nhôm đồng kẽm than dầu xăng sơn keo "
    "giấy vải sợi bông tơ lụa da giày mũ túi hộp thùng chai lọ bình ống cáp"
).split()
VERBS = (
    "củng cố|mở rộng|rà soát|đổi mới|hoàn thiện|nâng cao|tăng cường|thúc đẩy|duy trì|phát huy|chuẩn hóa|tối ưu|"
    "đồng bộ|siết chặt|bổ sung|điều chỉnh|phân tích|đánh giá|tổng hợp|theo dõi|phối hợp|hỗ trợ|chia sẻ|lan tỏa|"
    "khơi dậy|gìn giữ|khắc phục|tháo gỡ|giải quyết|ổn định"
).split("|")
OPENINGS = (
    "Bên cạnh đó|Cùng với đó|Ngoài ra|Thời gian qua|Trên cơ sở đó|Theo đánh giá chung|Nhìn chung|Về lâu dài|"
    "Trong điều kiện còn nhiều khó khăn|Với tinh thần trách nhiệm cao|Nhờ sự đồng lòng của tập thể|Đáng chú ý"
).split("|")
DOERS = (
    "đơn vị|tập thể người lao động|ban lãnh đạo|các phòng chức năng|các phân xưởng|đội ngũ kỹ sư|"
    "bộ phận chuyên môn|cán bộ quản lý|các tổ sản xuất|toàn thể cán bộ công nhân viên"
).split("|")
ENDINGS = (
    "đáp ứng yêu cầu ngày càng cao của thực tiễn|tạo nền tảng cho giai đoạn phát triển mới|"
    "được người lao động đồng tình|góp phần giữ vững uy tín đã gây dựng|theo đúng định hướng đã đề ra|"
    "trong từng khâu của chuỗi giá trị|phù hợp với đặc thù của từng bộ phận|từ khâu đầu vào đến khâu cuối cùng|"
    "với sự tham gia của mọi người|trên tinh thần cầu thị và học hỏi"
).split("|")
# What editors paste under every article: many unrelated articles share these words.
BOILERPLATE = (
    "Đơn vị tiếp tục thực hiện tốt các chế độ, chính sách đối với người lao động theo quy định của pháp luật.",
    "Công tác an toàn, vệ sinh lao động, phòng chống cháy nổ luôn được quan tâm và thực hiện nghiêm túc.",
    "Các phong trào văn hóa, văn nghệ, thể dục thể thao được tổ chức sôi nổi, tạo không khí phấn khởi trong đơn vị.",
    "Phát huy truyền thống đoàn kết, tập thể đơn vị quyết tâm hoàn thành xuất sắc các nhiệm vụ được giao.",
)
